package org.newsloom.reading;

/**
 * The services of this package, for handing over together; it does nothing itself.
 *
 * @param servers the news servers
 * @param newsgroups the group list
 * @param folders the folders of the group list
 * @param threadLists groups as lists of threads
 * @param articles articles to show
 * @param marks read marks, flags, watched and ignored threads
 * @param threadShaping what splits and joins threads
 * @param search search over everything
 * @param searchOnServer search in what was never fetched
 * @param threads the whole thread of an article
 * @param groupPreferences what newsgroups have of their own
 * @param fetching what brings headers and bodies
 * @param indexing what puts bodies into the index
 * @param retention what lets old articles go
 * @param integrity whether the files are whole
 * @param archives imports and exports
 * @param exportChoices what an export writes
 * @param scoring what the rules say of articles
 * @param junk what is learnt of junk
 * @param nocem what others advise to hide
 * @param signatures whether signatures fit
 * @param statistics figures of newsgroups
 * @param changes what front ends listen to
 */
public record ReadingServices(
    Servers servers,
    Newsgroups newsgroups,
    GroupFolders folders,
    ThreadLists threadLists,
    ArticleReader articles,
    Marks marks,
    ThreadShaping threadShaping,
    Search search,
    SearchOnServer searchOnServer,
    ThreadOf threads,
    GroupPreferences groupPreferences,
    Fetching fetching,
    BodyIndexing indexing,
    Retention retention,
    Integrity integrity,
    Archives archives,
    ExportChoices exportChoices,
    Scoring scoring,
    Junk junk,
    Nocem nocem,
    SignatureCheck signatures,
    Statistics statistics,
    Changes changes) {}
