create table exchange(id integer primary key check (id = 1), octets blob not null);
