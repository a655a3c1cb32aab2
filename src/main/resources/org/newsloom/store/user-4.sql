alter table server add column proxy text;
