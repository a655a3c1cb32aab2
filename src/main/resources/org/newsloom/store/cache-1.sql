create table meta(name text primary key, value not null) without rowid;
create table grp(
  server integer not null, name text not null, description text not null, status text not null,
  low integer not null, high integer not null, primary key(server, name)) without rowid;
create table listed(server integer primary key, at integer not null);
create table holding(
  server integer not null, grp text not null, epoch integer not null, fetched blob not null,
  present blob not null, primary key(server, grp, epoch)) without rowid;
create table subject(id integer primary key, hash integer not null, text text not null, raw blob);
create index subject_hash on subject(hash);
create table author(
  id integer primary key, hash integer not null, name text not null, address text not null,
  raw blob);
create index author_hash on author(hash);
create table header(
  id integer primary key, key integer not null, subject integer not null,
  author integer not null, date integer not null, octets integer not null,
  lines integer not null, flags integer not null, msgid text not null, refs blob);
create index header_key on header(key);
create index header_subject on header(subject);
create index header_author on header(author);
create index header_date on header(date);
create table crosspost(id integer primary key, xref text not null);
create table absent(key integer primary key, msgid text not null);
create table broken(id integer primary key, what text not null);
create table body(
  id integer primary key, key integer not null unique, msgid text not null,
  stored integer not null, size integer not null, raw blob not null);
create table to_index(body integer primary key);
create table unavailable(
  server integer not null, msgid text not null, since integer not null,
  primary key(server, msgid)) without rowid;
create virtual table subject_fts using fts5(
  t, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
create virtual table author_fts using fts5(
  t, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
create virtual table body_fts using fts5(
  t, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
