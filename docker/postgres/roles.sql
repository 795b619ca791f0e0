-- The roles and the database, made once. Passwords are set beside this file. What the application and the reports may do with
-- each of our tables is granted by the migrations (db/production/afterMigrate__grants.sql in the application).
CREATE ROLE stafett_owner LOGIN;
CREATE ROLE stafett_app LOGIN;
CREATE ROLE stafett_report LOGIN;
CREATE DATABASE stafettpinnen OWNER stafett_owner;
-- No request waits longer for its answer than the proxy does.
ALTER ROLE stafett_app SET statement_timeout = '30s';
ALTER ROLE stafett_report SET statement_timeout = '10min';
REVOKE ALL ON DATABASE stafettpinnen FROM PUBLIC;
GRANT CONNECT ON DATABASE stafettpinnen TO stafett_app, stafett_report;
