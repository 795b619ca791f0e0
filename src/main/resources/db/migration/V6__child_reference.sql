-- One child has the same reference in all its cases in a municipality: a keyed hash of name and date of birth, so that an open
-- case is found without reading any. It tells nothing to somebody without the key. Cases opened before have none.
ALTER TABLE case_file ADD COLUMN child_reference VARCHAR(64);
CREATE INDEX case_file_child ON case_file (child_reference, status);

-- Keys that must stay the same when the case key is changed. They are encrypted with it.
CREATE TABLE derived_key (
    name     VARCHAR(32) NOT NULL PRIMARY KEY,
    key_set  BYTEA       NOT NULL
);
