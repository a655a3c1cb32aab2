create table local_article(
  grp text not null, number integer not null, msgid text not null,
  primary key(grp, number), unique(grp, msgid)) without rowid;
