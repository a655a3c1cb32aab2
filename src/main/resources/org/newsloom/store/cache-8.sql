-- A number that a segment has as long as it stays as it is.
alter table segment add column serial integer not null default 0;
-- Texts in the index have numbers of their own, which ascend as texts come and are given out once.
drop table body_key;
create table indexed_text(id integer primary key autoincrement, key integer not null unique);
-- Which rows of an index have words that begin with a letter: one bit a row.
create table initial(
  kind integer not null, letter integer not null, block integer not null, octets blob not null,
  primary key(kind, letter, block)) without rowid;
-- What is not a word of the text begins with an equals sign, as no word does: all anew.
drop table subject_fts;
drop table author_fts;
drop table body_fts;
create virtual table subject_fts using fts5(
  t, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
create virtual table author_fts using fts5(
  t, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
create virtual table body_fts using fts5(
  t, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
insert or ignore into meta(name, value) values('texts to index', 1);
insert or ignore into to_index(body) select id from body;
