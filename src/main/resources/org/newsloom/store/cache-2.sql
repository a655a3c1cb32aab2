drop index header_subject;
drop index header_author;
drop index header_date;
create table segment(
  first integer primary key, last integer not null, size integer not null,
  newest integer not null, list blob not null, links blob not null);
