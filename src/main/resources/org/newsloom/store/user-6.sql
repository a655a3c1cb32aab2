create table folder(
  id integer primary key autoincrement, name text not null, position integer not null);
create table foldered(
  server integer not null, grp text not null, folder integer not null,
  primary key(server, grp)) without rowid;
create trigger folder_lets_go after delete on folder
  begin delete from foldered where folder = old.id; end;
