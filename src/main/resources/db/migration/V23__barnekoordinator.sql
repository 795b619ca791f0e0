-- R157: the leader has weighed whether whoever was asked is able, where the table leaves that to a person.
ALTER TABLE appointment ADD COLUMN weighed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE appointment ADD COLUMN weighed_by VARCHAR(64);
ALTER TABLE appointment ADD COLUMN weighed_text BYTEA;
ALTER TABLE appointment ADD CONSTRAINT appointment_weighed
    CHECK ((weighed_at IS NULL) = (weighed_by IS NULL) AND (weighed_at IS NULL) = (weighed_text IS NULL));

-- R155: what the guardians answered, and what the youth wishes. Never changed: a new answer is a new row.
CREATE TABLE coordinator_answer (
    id           UUID                     NOT NULL,
    case_id      UUID                     NOT NULL,
    answered_on  DATE                     NOT NULL,
    accepted     BOOLEAN                  NOT NULL,
    recorded_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by  VARCHAR(64)              NOT NULL,
    answer_text  BYTEA                    NOT NULL,
    CONSTRAINT coordinator_answer_key PRIMARY KEY (id),
    CONSTRAINT coordinator_answer_case FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX coordinator_answer_of_case ON coordinator_answer (case_id);

-- Fvl. §§ 24–27: a decision as it went to the family, with the complaint deadline and instance of that day. Never changed.
CREATE TABLE written_decision (
    id             UUID                     NOT NULL,
    case_id        UUID                     NOT NULL,
    right_code     VARCHAR(32)              NOT NULL,
    child_view     UUID                     NOT NULL,
    appointed      VARCHAR(64),
    service        VARCHAR(64),
    decided_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by     VARCHAR(64)              NOT NULL,
    office         VARCHAR(64)              NOT NULL,
    sent_on        DATE                     NOT NULL,
    complain_until DATE                     NOT NULL,
    instance       VARCHAR(120)             NOT NULL,
    decision_text  BYTEA                    NOT NULL,
    CONSTRAINT written_decision_key PRIMARY KEY (id),
    CONSTRAINT written_decision_of_case UNIQUE (case_id, id),
    CONSTRAINT written_decision_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT written_decision_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id),
    CONSTRAINT written_decision_until CHECK (complain_until > sent_on),
    CONSTRAINT written_decision_appointed CHECK ((appointed IS NULL) = (service IS NULL))
);

-- Hol. § 7-2 a, R154: what a service has promised the family, by when, and what it answered. begun once the service has its task.
CREATE TABLE service_promise (
    id            UUID                     NOT NULL,
    case_id       UUID                     NOT NULL,
    duty          VARCHAR(32)              NOT NULL,
    service       VARCHAR(64)              NOT NULL,
    due           DATE                     NOT NULL,
    made_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    made_by       VARCHAR(64)              NOT NULL,
    begun         BOOLEAN                  NOT NULL,
    waits         BOOLEAN,
    promise_text  BYTEA                    NOT NULL,
    done          VARCHAR(8),
    answered_at   TIMESTAMP WITH TIME ZONE,
    answered_by   VARCHAR(64),
    answer_text   BYTEA,
    lapsed_at     TIMESTAMP WITH TIME ZONE,
    CONSTRAINT service_promise_key PRIMARY KEY (id),
    CONSTRAINT service_promise_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT service_promise_done CHECK (done IS NULL OR done IN ('yes', 'partly', 'no')),
    CONSTRAINT service_promise_answer CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (done IS NULL)
        AND (answered_at IS NULL) = (answer_text IS NULL) AND (answered_at IS NULL OR lapsed_at IS NULL)),
    CONSTRAINT service_promise_waits CHECK ((waits IS NOT NULL AND waits) = (answered_at IS NULL AND lapsed_at IS NULL))
);
CREATE INDEX service_promise_of_case ON service_promise (case_id);
CREATE INDEX service_promise_waiting ON service_promise (waits, due);

-- The yearly review. afterwards says what follows for a youth who has turned 18. Never changed.
CREATE TABLE coordination_review (
    id            UUID                     NOT NULL,
    case_id       UUID                     NOT NULL,
    child_view    UUID                     NOT NULL,
    reviewed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    reviewed_by   VARCHAR(64)              NOT NULL,
    still_needed  BOOLEAN                  NOT NULL,
    afterwards    VARCHAR(16),
    review_text   BYTEA                    NOT NULL,
    CONSTRAINT coordination_review_key PRIMARY KEY (id),
    CONSTRAINT coordination_review_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT coordination_review_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id),
    CONSTRAINT coordination_review_afterwards CHECK (afterwards IS NULL OR afterwards IN ('koordinator', 'nothing'))
);
CREATE INDEX coordination_review_of_case ON coordination_review (case_id);

-- Fvl. §§ 28–34, pbrl. kap. 7: a complaint about a decision, what was answered, and what the instance of complaint found.
CREATE TABLE complaint (
    id                 UUID                     NOT NULL,
    case_id            UUID                     NOT NULL,
    decision           UUID                     NOT NULL,
    received_on        DATE                     NOT NULL,
    late               BOOLEAN                  NOT NULL,
    recorded_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by        VARCHAR(64)              NOT NULL,
    complaint_text     BYTEA                    NOT NULL,
    answer             VARCHAR(16),
    answered_at        TIMESTAMP WITH TIME ZONE,
    answered_by        VARCHAR(64),
    answer_text        BYTEA,
    sent_on            DATE,
    result             VARCHAR(16),
    result_on          DATE,
    result_text        BYTEA,
    CONSTRAINT complaint_key PRIMARY KEY (id),
    CONSTRAINT complaint_decision FOREIGN KEY (case_id, decision) REFERENCES written_decision (case_id, id),
    CONSTRAINT complaint_answer CHECK (answer IS NULL OR answer IN ('changed', 'stands', 'dismissed')),
    CONSTRAINT complaint_dismissed CHECK (answer IS NULL OR answer <> 'dismissed' OR late),
    CONSTRAINT complaint_answered CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)
        AND (answer IS NULL) = (answer_text IS NULL)),
    CONSTRAINT complaint_sent CHECK (sent_on IS NULL OR answer = 'stands'),
    CONSTRAINT complaint_result CHECK (result IS NULL OR result IN ('upheld', 'changed', 'returned')),
    CONSTRAINT complaint_resulted CHECK ((result IS NULL) = (result_on IS NULL) AND (result IS NULL) = (result_text IS NULL)
        AND (result IS NULL OR sent_on IS NOT NULL))
);
CREATE INDEX complaint_of_case ON complaint (case_id);

-- The morning watch looks at the functions that somebody has now, not at all that ever were.
CREATE INDEX appointed_function_standing ON appointed_function (standing);
