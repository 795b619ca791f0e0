-- I2: from the moment of a suspicion nothing goes to the home, until a named person says that it may.
-- holding is true while it lasts and null after: so there is at most one at a time in a case.
CREATE TABLE home_hold (
    case_id    UUID                     NOT NULL REFERENCES case_file (id),
    hold       INT                      NOT NULL,
    holding    BOOLEAN,
    begun_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    begun_by   VARCHAR(64)              NOT NULL,
    lifted_at  TIMESTAMP WITH TIME ZONE,
    lifted_by  VARCHAR(64),
    lift_text  BYTEA,
    PRIMARY KEY (case_id, hold),
    CONSTRAINT home_hold_one UNIQUE (case_id, holding),
    CONSTRAINT home_hold_true CHECK (holding IS NULL OR holding),
    CONSTRAINT home_hold_lifted CHECK ((holding IS NULL) = (lifted_at IS NOT NULL)),
    CONSTRAINT home_hold_by CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_text IS NULL))
);
