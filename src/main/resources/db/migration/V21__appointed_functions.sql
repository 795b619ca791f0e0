-- I1: whatever must have exactly one holder has its chain of turns here: the baton of a case (held is the case's id), the coordinator of an
-- ansvarsgruppe and the barnekoordinator of a family (held is the function's id). A holder is a person, or the group id of a service that
-- stands in until somebody is appointed.
ALTER TABLE baton_turn RENAME TO holder_turn;
ALTER TABLE holder_turn RENAME COLUMN case_id TO held;

-- R146, R152, R156: an open function has one holder, a closed one has none, as a case and its baton. standing is true while it is open and
-- null after: so a case has one of each kind at a time. stand_in is the service that has it until somebody is appointed, and again when
-- the holder is gone.
CREATE TABLE appointed_function (
    id         UUID                     NOT NULL,
    case_id    UUID                     NOT NULL,
    kind       VARCHAR(24)              NOT NULL,
    standing   BOOLEAN,
    stand_in   VARCHAR(64)              NOT NULL,
    opened_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at  TIMESTAMP WITH TIME ZONE,
    turn       INT,
    holder     VARCHAR(64),
    CONSTRAINT appointed_function_key PRIMARY KEY (id),
    CONSTRAINT appointed_function_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT appointed_function_one UNIQUE (case_id, kind, standing),
    CONSTRAINT appointed_function_kind CHECK (kind IN ('GROUP_COORDINATOR', 'BARNEKOORDINATOR')),
    CONSTRAINT appointed_function_standing CHECK (standing IS NULL OR standing),
    CONSTRAINT appointed_function_held CHECK ((standing AND holder IS NOT NULL AND turn IS NOT NULL AND closed_at IS NULL)
        OR (standing IS NULL AND holder IS NULL AND turn IS NULL AND closed_at IS NOT NULL)),
    CONSTRAINT appointed_function_turn FOREIGN KEY (id, turn, holder) REFERENCES holder_turn (held, turn, holder)
);
CREATE INDEX appointed_function_holder ON appointed_function (holder);

-- R141: somebody found that services must work together. need_text has what, which services, and what the family wishes.
CREATE TABLE coordination_need (
    id            UUID                     NOT NULL,
    case_id       UUID                     NOT NULL,
    reported_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    reported_by   VARCHAR(64)              NOT NULL,
    service       VARCHAR(64)              NOT NULL,
    services      INT                      NOT NULL,
    lasting       VARCHAR(8)               NOT NULL,
    serious       BOOLEAN                  NOT NULL,
    need_text     BYTEA                    NOT NULL,
    answered_at   TIMESTAMP WITH TIME ZONE,
    answered_by   VARCHAR(64),
    answer_text   BYTEA,
    CONSTRAINT coordination_need_key PRIMARY KEY (id),
    CONSTRAINT coordination_need_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT coordination_need_lasting CHECK (lasting IN ('long', 'short')),
    CONSTRAINT coordination_need_answer CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer_text IS NULL))
);
CREATE INDEX coordination_need_of_case ON coordination_need (case_id);

-- R146, R149, R152, R195: what was found for each right, and what the table proposed. Never changed: a new assessment is a new row.
CREATE TABLE right_assessment (
    id           UUID                     NOT NULL,
    case_id      UUID                     NOT NULL,
    child_view   UUID                     NOT NULL,
    assessed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    assessed_by  VARCHAR(64)              NOT NULL,
    right_code   VARCHAR(32)              NOT NULL,
    proposed     BOOLEAN                  NOT NULL,
    granted      BOOLEAN                  NOT NULL,
    reason_text  BYTEA                    NOT NULL,
    CONSTRAINT right_assessment_key PRIMARY KEY (id),
    CONSTRAINT right_assessment_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT right_assessment_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id)
);
CREATE INDEX right_assessment_of_case ON right_assessment (case_id);

-- R157: who was asked to be barnekoordinator, or coordinator of an ansvarsgruppe. The one that stands is the newest of its kind. relation
-- and able are what the person declared and what followed; appointment_text says why this service, and how the youth's wish was weighed.
CREATE TABLE appointment (
    id                UUID                     NOT NULL,
    case_id           UUID                     NOT NULL,
    kind              VARCHAR(24)              NOT NULL,
    person            VARCHAR(64)              NOT NULL,
    service           VARCHAR(64)              NOT NULL,
    child_view        UUID,
    asked_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_by          VARCHAR(64)              NOT NULL,
    relation          VARCHAR(16),
    able              VARCHAR(8),
    declared_at       TIMESTAMP WITH TIME ZONE,
    appointment_text  BYTEA                    NOT NULL,
    declared_text     BYTEA,
    CONSTRAINT appointment_key PRIMARY KEY (id),
    CONSTRAINT appointment_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT appointment_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id),
    CONSTRAINT appointment_kind CHECK (kind IN ('GROUP_COORDINATOR', 'BARNEKOORDINATOR')),
    CONSTRAINT appointment_able CHECK (able IS NULL OR able IN ('yes', 'no', 'assess')),
    CONSTRAINT appointment_declared CHECK ((declared_at IS NULL) = (relation IS NULL))
);
CREATE INDEX appointment_of_case ON appointment (case_id, kind, asked_at);
