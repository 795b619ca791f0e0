-- A meeting that people have agreed on: the evaluation of the measures. upcoming is true while it stands and null after, so a case has
-- at most one. A change of time or place gives it a new revision. Place and the guardians' addresses are in meeting_text.
CREATE TABLE meeting (
    id            UUID                     NOT NULL PRIMARY KEY,
    case_id       UUID                     NOT NULL REFERENCES case_file (id),
    starts_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    revision      INT                      NOT NULL,
    upcoming      BOOLEAN,
    dropped       BOOLEAN                  NOT NULL,
    meeting_text  BYTEA                    NOT NULL,
    CONSTRAINT meeting_one UNIQUE (case_id, upcoming),
    CONSTRAINT meeting_upcoming CHECK (upcoming IS NULL OR upcoming)
);

-- I2: everything that goes to the home, one row for each address. HELD: came up while nothing may reach the home; it is never sent.
-- WITHDRAWN: taken back before it was sent.
CREATE TABLE home_message (
    id            UUID                     NOT NULL PRIMARY KEY,
    case_id       UUID                     NOT NULL REFERENCES case_file (id),
    meeting       UUID                     NOT NULL REFERENCES meeting (id),
    revision      INT                      NOT NULL,
    kind          VARCHAR(16)              NOT NULL,
    state         VARCHAR(16)              NOT NULL,
    planned_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at      TIMESTAMP WITH TIME ZONE,
    address_text  BYTEA                    NOT NULL,
    CONSTRAINT home_message_kind CHECK (kind IN ('INVITATION', 'CANCELLATION')),
    CONSTRAINT home_message_state CHECK (state IN ('PLANNED', 'SENT', 'HELD', 'WITHDRAWN')),
    CONSTRAINT home_message_ended CHECK ((ended_at IS NULL) = (state IN ('PLANNED', 'HELD')))
);
CREATE INDEX home_message_case ON home_message (case_id);

-- How somebody wants e-mail: AT_ONCE (also whoever has no row), DAILY, NEVER.
CREATE TABLE message_choice (
    person   VARCHAR(64) NOT NULL PRIMARY KEY,
    mailing  VARCHAR(8)  NOT NULL,
    CONSTRAINT message_choice_mailing CHECK (mailing IN ('AT_ONCE', 'DAILY', 'NEVER'))
);

-- digest is true while a message waits for the daily e-mail and null otherwise.
ALTER TABLE message ADD COLUMN digest BOOLEAN;
ALTER TABLE message ADD CONSTRAINT message_digest_true CHECK (digest IS NULL OR digest);
CREATE INDEX message_digest ON message (digest, recipient);

-- The inbox page: the newest first, from any place on; and what is unread.
DROP INDEX message_recipient;
CREATE INDEX message_inbox ON message (recipient, created_at, id);
CREATE INDEX message_unread ON message (recipient, read_at);
