-- Bodies are indexed with their language and the account that posted them: all anew, in the background.
drop table body_fts;
create virtual table body_fts using fts5(
  t, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
delete from body_key;
insert or ignore into to_index(body) select id from body;
