-- A meeting of a team stands beside the evaluation of the measures: one of each kind at a time. The services that come are in meeting_text.
ALTER TABLE meeting ADD COLUMN kind VARCHAR(16) DEFAULT 'EVALUATION' NOT NULL;
ALTER TABLE meeting ADD CONSTRAINT meeting_kind CHECK (kind IN ('EVALUATION', 'TEAM'));
ALTER TABLE meeting DROP CONSTRAINT meeting_one;
ALTER TABLE meeting ADD CONSTRAINT meeting_one UNIQUE (case_id, kind, upcoming);

-- R131: what was agreed in a team is carried out beside the plan of the guide, which does not end it. A measure of a team has no
-- meeting any more where it was laid before the baton holder, to be planned anew.
ALTER TABLE measure ADD COLUMN origin VARCHAR(16) DEFAULT 'GUIDE' NOT NULL;
ALTER TABLE measure ADD COLUMN meeting UUID;
ALTER TABLE measure ADD CONSTRAINT measure_origin CHECK (origin IN ('GUIDE', 'TEAM'));
ALTER TABLE measure ADD CONSTRAINT measure_needs_meeting CHECK (origin = 'GUIDE' OR meeting IS NOT NULL);
ALTER TABLE measure ADD CONSTRAINT measure_meeting FOREIGN KEY (meeting) REFERENCES meeting (id);
CREATE INDEX measure_of_meeting ON measure (meeting);

-- R133: a service that only an office can give was found to be needed, by whom, and what the office has answered so far.
CREATE TABLE needed_decision (
    id            UUID                     NOT NULL,
    case_id       UUID                     NOT NULL,
    child_view    UUID                     NOT NULL,
    office        VARCHAR(64)              NOT NULL,
    asked_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_by      VARCHAR(64)              NOT NULL,
    request_text  BYTEA                    NOT NULL,
    answered_at   TIMESTAMP WITH TIME ZONE,
    answered_by   VARCHAR(64),
    answer_text   BYTEA,
    CONSTRAINT needed_decision_key PRIMARY KEY (id),
    CONSTRAINT needed_decision_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT needed_decision_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id),
    CONSTRAINT needed_decision_answer CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer_text IS NULL))
);
CREATE INDEX needed_decision_of_case ON needed_decision (case_id);

-- R111, I10: what a team tells the coordinating team of what changes among children. Nothing here leads to a case: no id of one, no
-- person, no day. note_text is encrypted under the note's own id. The rows of a team's month are written anew with each new note, so
-- that neither their order nor the transaction that wrote them tells which meeting a note is from.
CREATE TABLE trend_note (
    id            UUID        NOT NULL,
    municipality  VARCHAR(32) NOT NULL,
    team          VARCHAR(64) NOT NULL,
    noted_in      CHAR(7)     NOT NULL,
    category      VARCHAR(32) NOT NULL,
    note_text     BYTEA,
    CONSTRAINT trend_note_key PRIMARY KEY (id),
    CONSTRAINT trend_note_month CHECK (noted_in LIKE '____-__')
);
CREATE INDEX trend_note_of_month ON trend_note (municipality, noted_in);
