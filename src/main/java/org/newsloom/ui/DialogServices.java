package org.newsloom.ui;

import org.newsloom.hook.Hooks;
import org.newsloom.post.Drafts;
import org.newsloom.post.ExternalEditor;
import org.newsloom.post.Identities;
import org.newsloom.post.Mailer;
import org.newsloom.post.Outbox;
import org.newsloom.post.OwnArticles;
import org.newsloom.post.Templates;
import org.newsloom.post.Writers;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Changes;
import org.newsloom.reading.ExportChoices;
import org.newsloom.reading.Fetching;
import org.newsloom.reading.GroupPreferences;
import org.newsloom.reading.Newsgroups;
import org.newsloom.reading.Nocem;
import org.newsloom.reading.Retention;
import org.newsloom.reading.Scoring;
import org.newsloom.reading.Search;
import org.newsloom.reading.Servers;
import org.newsloom.reading.Statistics;
import org.newsloom.share.Sharing;
import org.newsloom.spelling.Spelling;
import org.newsloom.sync.ConnectionLog;

/** The services that the windows beside the main one work with. */
public record DialogServices(
    Identities identities,
    Writers writers,
    Templates templates,
    ExternalEditor editor,
    Spelling spelling,
    Drafts drafts,
    Outbox outbox,
    Mailer mailer,
    OwnArticles own,
    Newsgroups newsgroups,
    Servers servers,
    Fetching fetching,
    Retention retention,
    GroupPreferences groupPreferences,
    Archives archives,
    ExportChoices exportChoices,
    Search search,
    Scoring scoring,
    Nocem nocem,
    Hooks hooks,
    Statistics statistics,
    Sharing sharing,
    ConnectionLog log,
    Changes changes) {}
