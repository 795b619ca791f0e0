-- R091, R092: two services do not agree on who coordinates. Each says its view, the child is heard, and the municipality's decider settles
-- it: none of it can be skipped. pending is true until then and null after, so a case has one at a time.
CREATE TABLE coordination_disagreement (
    id               UUID                     NOT NULL,
    case_id          UUID                     NOT NULL,
    pending          BOOLEAN,
    service          VARCHAR(64)              NOT NULL,
    other_service    VARCHAR(64)              NOT NULL,
    raised_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    raised_by        VARCHAR(64)              NOT NULL,
    decider          VARCHAR(64),
    view_text        BYTEA                    NOT NULL,
    other_at         TIMESTAMP WITH TIME ZONE,
    other_by         VARCHAR(64),
    other_text       BYTEA,
    child_view       UUID,
    wished_service   VARCHAR(64),
    contact          BOOLEAN,
    settled_at       TIMESTAMP WITH TIME ZONE,
    settled_by       VARCHAR(64),
    settled_service  VARCHAR(64),
    settlement_text  BYTEA,
    withdrawn_at     TIMESTAMP WITH TIME ZONE,
    CONSTRAINT coordination_disagreement_key PRIMARY KEY (id),
    CONSTRAINT coordination_disagreement_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT coordination_disagreement_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id),
    CONSTRAINT coordination_disagreement_one UNIQUE (case_id, pending),
    CONSTRAINT coordination_disagreement_two CHECK (service <> other_service),
    CONSTRAINT coordination_disagreement_heard CHECK (settled_at IS NULL OR (other_text IS NOT NULL AND child_view IS NOT NULL)),
    CONSTRAINT coordination_disagreement_settled CHECK ((settled_at IS NULL) = (settled_by IS NULL)
        AND (settled_at IS NULL) = (settled_service IS NULL) AND (settled_at IS NULL) = (settlement_text IS NULL)),
    CONSTRAINT coordination_disagreement_over CHECK (CASE WHEN pending THEN settled_at IS NULL AND withdrawn_at IS NULL
        ELSE (settled_at IS NULL) <> (withdrawn_at IS NULL) END)
);

-- R141: what came in by the form for those who have no account. submission tells a second click from a second need; reference is what the
-- sender was given, drawn at random.
CREATE TABLE need_from_outside (
    submission   UUID                     NOT NULL,
    case_id      UUID                     NOT NULL,
    reference    VARCHAR(16)              NOT NULL,
    received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT need_from_outside_key PRIMARY KEY (submission),
    CONSTRAINT need_from_outside_reference UNIQUE (reference),
    CONSTRAINT need_from_outside_case FOREIGN KEY (case_id) REFERENCES case_file (id)
);

-- How often that form was sent from an address within an hour; cleared away by what is sent two hours
-- later. The address * stands for all of them.
CREATE TABLE need_from_outside_count (
    source    VARCHAR(64)              NOT NULL,
    hour_from TIMESTAMP WITH TIME ZONE NOT NULL,
    requests  INT                      NOT NULL,
    CONSTRAINT need_from_outside_count_key PRIMARY KEY (source, hour_from)
);
