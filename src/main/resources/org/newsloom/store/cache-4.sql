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
insert or ignore into to_index(body) select id from body;
insert into meta(name, value) values('texts to index', 1);
create table withdrawal(
  old text not null, by text not null, kind integer not null, primary key(old, by)) without rowid;
create table body_key(id integer primary key, key integer not null);
