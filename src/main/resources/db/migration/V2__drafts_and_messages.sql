-- What somebody has written and not sent. A start form's draft already carries the id that the case will get.
CREATE TABLE form_draft (
    person      VARCHAR(64)              NOT NULL,
    subject     VARCHAR(64)              NOT NULL,
    case_id     UUID                     NOT NULL,
    version     INT                      NOT NULL,
    saved_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    draft_text  BYTEA,
    PRIMARY KEY (person, subject)
);

-- The inbox. One event gives one message of a kind to one recipient, however often the step that writes it is tried (I8).
-- It holds codes and ids only; the text is made when it is shown.
CREATE TABLE message (
    id          UUID                     NOT NULL PRIMARY KEY,
    case_id     UUID                     NOT NULL REFERENCES case_file (id),
    event       VARCHAR(128)             NOT NULL,
    kind        VARCHAR(32)              NOT NULL,
    recipient   VARCHAR(64)              NOT NULL,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at      TIMESTAMP WITH TIME ZONE,
    read_at     TIMESTAMP WITH TIME ZONE,
    UNIQUE (case_id, event, kind, recipient)
);
CREATE INDEX message_recipient ON message (recipient, created_at);
