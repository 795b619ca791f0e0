-- The case file. The same statements run on H2 and PostgreSQL.
-- BYTEA columns named *_text hold JSON encrypted with Tink AEAD, the case id as associated data; nothing else may hold narrative.
-- There is no foreign key into the engine's tables: the case file outlives the engine's history.

-- Who has had the baton, one row for each time it changed hands. A turn lasts until the next one begins, so there can be
-- neither a gap nor an overlap between turns; the foreign key to the previous turn keeps the chain whole, and nothing follows
-- the turn in which the baton was laid down (its holder is null).
CREATE TABLE baton_turn (
    case_id          UUID                     NOT NULL,
    turn             INT                      NOT NULL,
    holder           VARCHAR(64),
    service          VARCHAR(64),
    since            TIMESTAMP WITH TIME ZONE NOT NULL,
    kind             VARCHAR(16)              NOT NULL,
    previous_turn    INT,
    previous_holder  VARCHAR(64),
    PRIMARY KEY (case_id, turn),
    UNIQUE (case_id, turn, holder),
    CHECK (kind IN ('OPENED', 'HANDED_OVER', 'LAID_DOWN')),
    CHECK ((kind = 'LAID_DOWN') = (holder IS NULL)),
    CHECK ((holder IS NULL) = (service IS NULL)),
    CHECK ((turn = 1 AND kind = 'OPENED' AND previous_turn IS NULL AND previous_holder IS NULL)
        OR (turn > 1 AND kind <> 'OPENED' AND previous_turn = turn - 1 AND previous_holder IS NOT NULL)),
    FOREIGN KEY (case_id, previous_turn, previous_holder) REFERENCES baton_turn (case_id, turn, holder)
);

-- I1: an open case has one holder, a closed one has none. One column holds one value; the check sees to the rest.
CREATE TABLE case_file (
    id            UUID                     NOT NULL PRIMARY KEY,
    municipality  VARCHAR(32)              NOT NULL,
    service       VARCHAR(64)              NOT NULL,
    status        VARCHAR(8)               NOT NULL,
    level         SMALLINT                 NOT NULL,
    opened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at     TIMESTAMP WITH TIME ZONE,
    baton_turn    INT,
    baton_holder  VARCHAR(64),
    child_text    BYTEA                    NOT NULL,
    CHECK (status IN ('OPEN', 'CLOSED')),
    CHECK (level BETWEEN 0 AND 3),
    CHECK ((status = 'OPEN' AND baton_holder IS NOT NULL AND baton_turn IS NOT NULL AND closed_at IS NULL)
        OR (status = 'CLOSED' AND baton_holder IS NULL AND baton_turn IS NULL AND closed_at IS NOT NULL)),
    FOREIGN KEY (id, baton_turn, baton_holder) REFERENCES baton_turn (case_id, turn, holder)
);
CREATE INDEX case_file_baton ON case_file (baton_holder);
CREATE INDEX case_file_service ON case_file (service, status);

-- An offer of the baton. pending is true while it waits and null after: so there is at most one at a time in a case.
CREATE TABLE baton_offer (
    id           UUID                     NOT NULL PRIMARY KEY,
    case_id      UUID                     NOT NULL REFERENCES case_file (id),
    from_turn    INT                      NOT NULL,
    to_holder    VARCHAR(64)              NOT NULL,
    to_service   VARCHAR(64)              NOT NULL,
    offered_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    pending      BOOLEAN,
    answer       VARCHAR(16),
    answered_at  TIMESTAMP WITH TIME ZONE,
    reason_text  BYTEA,
    UNIQUE (case_id, pending),
    CHECK (pending IS NULL OR pending),
    CHECK (answer IS NULL OR answer IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    CHECK ((pending IS NULL) = (answer IS NOT NULL)),
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK (answer <> 'DECLINED' OR reason_text IS NOT NULL),
    FOREIGN KEY (case_id, from_turn) REFERENCES baton_turn (case_id, turn)
);

-- I3: another service takes part only with a consent that names it and runs out. Before it accepts it is only invited.
-- present is true while invited or active and null after: so a service is in a case once at a time.
CREATE TABLE case_service (
    id             UUID                     NOT NULL PRIMARY KEY,
    case_id        UUID                     NOT NULL REFERENCES case_file (id),
    service        VARCHAR(64)              NOT NULL,
    own            BOOLEAN                  NOT NULL,
    state          VARCHAR(8)               NOT NULL,
    present        BOOLEAN,
    invited_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at       TIMESTAMP WITH TIME ZONE,
    consent_from   DATE,
    consent_until  DATE,
    consent_text   BYTEA,
    UNIQUE (case_id, service, present),
    CHECK (state IN ('INVITED', 'ACTIVE', 'ENDED')),
    CHECK (present IS NULL OR present),
    CHECK ((state = 'ENDED') = (present IS NULL)),
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK (own OR (consent_from IS NOT NULL AND consent_until IS NOT NULL AND consent_text IS NOT NULL)),
    CHECK (consent_until IS NULL OR consent_until >= consent_from)
);
CREATE INDEX case_service_service ON case_service (service, present);

CREATE TABLE case_person (
    case_id  UUID                     NOT NULL REFERENCES case_file (id),
    person   VARCHAR(64)              NOT NULL,
    service  VARCHAR(64)              NOT NULL,
    since    TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, person, service)
);
CREATE INDEX case_person_person ON case_person (person);

-- I6: what the child thinks and what is best for the child, or why it could not be found out. Every decision below points to one.
CREATE TABLE child_view (
    case_id      UUID                     NOT NULL REFERENCES case_file (id),
    id           UUID                     NOT NULL,
    recorded_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by  VARCHAR(64)              NOT NULL,
    heard        BOOLEAN                  NOT NULL,
    view_text    BYTEA                    NOT NULL,
    PRIMARY KEY (case_id, id)
);

CREATE TABLE measure (
    id               UUID                     NOT NULL PRIMARY KEY,
    case_id          UUID                     NOT NULL REFERENCES case_file (id),
    child_view       UUID                     NOT NULL,
    level            SMALLINT                 NOT NULL,
    responsible      VARCHAR(64)              NOT NULL,
    service          VARCHAR(64)              NOT NULL,
    evaluation_date  DATE                     NOT NULL,
    status           VARCHAR(16)              NOT NULL,
    planned_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at         TIMESTAMP WITH TIME ZONE,
    measure_text     BYTEA                    NOT NULL,
    CHECK (status IN ('PLANNED', 'DONE', 'PARTLY', 'NOT_DONE')),
    FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id)
);
CREATE INDEX measure_case ON measure (case_id);

CREATE TABLE evaluation (
    id               UUID                     NOT NULL PRIMARY KEY,
    case_id          UUID                     NOT NULL REFERENCES case_file (id),
    child_view       UUID                     NOT NULL,
    level            SMALLINT                 NOT NULL,
    evaluated_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    evaluated_by     VARCHAR(64)              NOT NULL,
    evaluation_text  BYTEA                    NOT NULL,
    FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id)
);
CREATE INDEX evaluation_case ON evaluation (case_id);

-- A decision about the way on. to_level is empty where the level stays. I7: up more than one level only with a reason.
CREATE TABLE level_decision (
    id             UUID                     NOT NULL PRIMARY KEY,
    case_id        UUID                     NOT NULL REFERENCES case_file (id),
    child_view     UUID                     NOT NULL,
    from_level     SMALLINT                 NOT NULL,
    to_level       SMALLINT,
    jump_reason    BOOLEAN                  NOT NULL,
    decided_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by     VARCHAR(64)              NOT NULL,
    decision_text  BYTEA                    NOT NULL,
    CHECK (to_level IS NULL OR to_level <= from_level + 1 OR jump_reason),
    FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id)
);
CREATE INDEX level_decision_case ON level_decision (case_id);

-- The stafettlogg: what was written in each form, in order, never changed.
CREATE TABLE log_entry (
    case_id     UUID                     NOT NULL REFERENCES case_file (id),
    entry       INT                      NOT NULL,
    written_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    written_by  VARCHAR(64)              NOT NULL,
    form        VARCHAR(64)              NOT NULL,
    entry_text  BYTEA                    NOT NULL,
    PRIMARY KEY (case_id, entry)
);
