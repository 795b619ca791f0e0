-- The read log: one entry for each time a person has read something of a case. Codes and ids only. There is no foreign key to the
-- case file, which it outlives. Rows are added and never changed; the application needs no more than INSERT and SELECT here.
-- hash covers the row and the hash of the entry before it, with a key that is not in the database.
CREATE TABLE read_log_entry (
    case_id       UUID                     NOT NULL,
    entry         BIGINT                   NOT NULL,
    read_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    person        VARCHAR(64)              NOT NULL,
    role          VARCHAR(16)              NOT NULL,
    service       VARCHAR(64),
    municipality  VARCHAR(32),
    what          VARCHAR(128)             NOT NULL,
    door          VARCHAR(16)              NOT NULL,
    hash          BYTEA                    NOT NULL,
    PRIMARY KEY (case_id, entry),
    CHECK (entry > 0)
);

-- The newest end of each case's chain, there from the moment the case is opened. seal covers the rest of the row.
-- Case 00000000-0000-0000-0000-000000000000 is the chain of readings that show many cases at once.
CREATE TABLE read_log_head (
    case_id       UUID         NOT NULL PRIMARY KEY,
    municipality  VARCHAR(32),
    entries       BIGINT       NOT NULL,
    hash          BYTEA        NOT NULL,
    seal          BYTEA        NOT NULL
);
