create table junk_article(
  msgid text primary key, junk integer not null, words text not null, since integer not null)
  without rowid;
