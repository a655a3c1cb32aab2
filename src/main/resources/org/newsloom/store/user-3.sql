create table draft_file(
  id integer primary key, draft integer not null, position integer not null, name text not null,
  octets blob not null, unique(draft, position));
create trigger draft_files_go after delete on draft
  begin delete from draft_file where draft = old.id; end;
