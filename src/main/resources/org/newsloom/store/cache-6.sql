-- How many articles a server estimates in a newsgroup; null where it did not say.
alter table grp add column count integer;
