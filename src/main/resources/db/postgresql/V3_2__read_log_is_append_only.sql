-- Also for the tables' owner: entries are added, never changed or removed; a head moves on, and is never removed.
CREATE FUNCTION read_log_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The read log is append-only';
END
$$;

CREATE TRIGGER read_log_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON read_log_entry
    FOR EACH STATEMENT EXECUTE FUNCTION read_log_refuses();

CREATE TRIGGER read_log_head_stays BEFORE DELETE OR TRUNCATE ON read_log_head
    FOR EACH STATEMENT EXECUTE FUNCTION read_log_refuses();
