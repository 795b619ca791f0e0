-- The meeting of an ansvarsgruppe stands beside the others: one of each kind at a time (R147).
ALTER TABLE meeting DROP CONSTRAINT meeting_kind;
ALTER TABLE meeting ADD CONSTRAINT meeting_kind CHECK (kind IN ('EVALUATION', 'TEAM', 'GROUP'));

-- R146–R148: the ansvarsgruppe of a case. standing is true until it is dissolved and null after: so a case has one at a time. Its
-- coordinator is in appointed_function. group_text has the rhythm and why the child or the guardians are no members.
CREATE TABLE care_group (
    id                UUID                     NOT NULL,
    case_id           UUID                     NOT NULL,
    standing          BOOLEAN,
    set_up_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    set_up_by         VARCHAR(64)              NOT NULL,
    service           VARCHAR(64)              NOT NULL,
    child_takes_part  BOOLEAN                  NOT NULL,
    home_takes_part   BOOLEAN                  NOT NULL,
    group_text        BYTEA                    NOT NULL,
    dissolved_at      TIMESTAMP WITH TIME ZONE,
    dissolved_by      VARCHAR(64),
    dissolved_text    BYTEA,
    CONSTRAINT care_group_key PRIMARY KEY (id),
    CONSTRAINT care_group_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT care_group_one UNIQUE (case_id, standing),
    CONSTRAINT care_group_standing CHECK (standing IS NULL OR standing),
    CONSTRAINT care_group_ended CHECK ((standing IS NULL) = (dissolved_at IS NOT NULL)),
    CONSTRAINT care_group_dissolved CHECK ((dissolved_by IS NULL) = (dissolved_text IS NULL) AND (dissolved_by IS NULL OR dissolved_at IS NOT NULL))
);

-- R147: who decides for which service in it. A member of a service whose consent has ended, has left.
CREATE TABLE care_group_member (
    care_group  UUID                     NOT NULL,
    person      VARCHAR(64)              NOT NULL,
    service     VARCHAR(64)              NOT NULL,
    authority   BOOLEAN                  NOT NULL,
    since       TIMESTAMP WITH TIME ZONE NOT NULL,
    left_at     TIMESTAMP WITH TIME ZONE,
    CONSTRAINT care_group_member_key PRIMARY KEY (care_group, person, service),
    CONSTRAINT care_group_member_group FOREIGN KEY (care_group) REFERENCES care_group (id),
    CONSTRAINT care_group_member_authority CHECK (authority)
);

-- R098, R106: a meeting that the group has held, after the child's view was written down. meeting_text has strengths, who was there and
-- what each contributes; the four questions are in evaluation, the measures in measure.
CREATE TABLE care_group_meeting (
    meeting       UUID                     NOT NULL,
    care_group    UUID                     NOT NULL,
    case_id       UUID                     NOT NULL,
    child_view    UUID                     NOT NULL,
    held_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    held_by       VARCHAR(64)              NOT NULL,
    meeting_text  BYTEA                    NOT NULL,
    CONSTRAINT care_group_meeting_key PRIMARY KEY (meeting),
    CONSTRAINT care_group_meeting_meeting FOREIGN KEY (meeting) REFERENCES meeting (id),
    CONSTRAINT care_group_meeting_group FOREIGN KEY (care_group) REFERENCES care_group (id),
    CONSTRAINT care_group_meeting_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id)
);
CREATE INDEX care_group_meeting_group ON care_group_meeting (care_group, held_at);

-- R149, R150: an individuell plan was offered, and what they answered on which day. Never changed: a new offer is a new row.
CREATE TABLE plan_offer (
    id           UUID                     NOT NULL,
    case_id      UUID                     NOT NULL,
    child_view   UUID                     NOT NULL,
    wanted       BOOLEAN                  NOT NULL,
    answered_as  VARCHAR(16)              NOT NULL,
    answered_on  DATE                     NOT NULL,
    recorded_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by  VARCHAR(64)              NOT NULL,
    offer_text   BYTEA                    NOT NULL,
    CONSTRAINT plan_offer_key PRIMARY KEY (id),
    CONSTRAINT plan_offer_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id),
    CONSTRAINT plan_offer_by CHECK (answered_as IN ('youth', 'guardians'))
);
CREATE INDEX plan_offer_case ON plan_offer (case_id);

-- R149: a child has one individuell plan at a time, in whatever case. standing is true from the first draft until it ends and null after.
-- child_reference is the case's, so that another case of the same child has none meanwhile.
CREATE TABLE individual_plan (
    id               UUID                     NOT NULL,
    case_id          UUID                     NOT NULL,
    child_reference  VARCHAR(64)              NOT NULL,
    standing         BOOLEAN,
    begun_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    version          INT                      NOT NULL,
    live_version     INT,
    live_since       TIMESTAMP WITH TIME ZONE,
    revision_on      DATE                     NOT NULL,
    ended_at         TIMESTAMP WITH TIME ZONE,
    outcome          VARCHAR(16),
    CONSTRAINT individual_plan_key PRIMARY KEY (id),
    CONSTRAINT individual_plan_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT individual_plan_one UNIQUE (child_reference, standing),
    CONSTRAINT individual_plan_standing CHECK (standing IS NULL OR standing),
    CONSTRAINT individual_plan_live CHECK ((live_version IS NULL) = (live_since IS NULL) AND (live_version IS NULL OR live_version <= version)),
    CONSTRAINT individual_plan_ended CHECK ((standing IS NULL) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT individual_plan_outcome CHECK (outcome IS NULL OR outcome IN ('DONE', 'WITHDRAWN', 'SUSPICION', 'CLOSED'))
);
CREATE INDEX individual_plan_of_case ON individual_plan (case_id);

-- The nine parts of the regulation, as written each time. Never changed: what is written anew is a new version.
CREATE TABLE plan_version (
    plan         UUID                     NOT NULL,
    version      INT                      NOT NULL,
    case_id      UUID                     NOT NULL,
    written_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    written_by   VARCHAR(64)              NOT NULL,
    coordinator  VARCHAR(64)              NOT NULL,
    service      VARCHAR(64)              NOT NULL,
    valid_from   DATE                     NOT NULL,
    valid_until  DATE                     NOT NULL,
    revision_on  DATE                     NOT NULL,
    plan_text    BYTEA                    NOT NULL,
    CONSTRAINT plan_version_key PRIMARY KEY (plan, version),
    CONSTRAINT plan_version_plan FOREIGN KEY (plan) REFERENCES individual_plan (id),
    CONSTRAINT plan_version_order CHECK (valid_from < valid_until AND revision_on <= valid_until)
);

-- R149: a goal of a version. One that can't be measured, or that nobody is responsible for by a day, can be drafted and not approved.
CREATE TABLE plan_goal (
    plan         UUID         NOT NULL,
    version      INT          NOT NULL,
    goal         INT          NOT NULL,
    responsible  VARCHAR(64),
    service      VARCHAR(64),
    due          DATE,
    measurable   BOOLEAN      NOT NULL,
    approved     BOOLEAN      NOT NULL,
    promised     BOOLEAN      NOT NULL,
    goal_text    BYTEA        NOT NULL,
    CONSTRAINT plan_goal_key PRIMARY KEY (plan, version, goal),
    CONSTRAINT plan_goal_version FOREIGN KEY (plan, version) REFERENCES plan_version (plan, version),
    CONSTRAINT plan_goal_responsible CHECK ((responsible IS NULL) = (service IS NULL)),
    CONSTRAINT plan_goal_approved CHECK (NOT approved OR (measurable AND responsible IS NOT NULL AND due IS NOT NULL)),
    CONSTRAINT plan_goal_promised CHECK (NOT promised OR approved)
);

-- What each participant thinks of a version, and what koordinerende enhet came to. Never changed.
CREATE TABLE plan_approval (
    id             UUID                     NOT NULL,
    plan           UUID                     NOT NULL,
    version        INT                      NOT NULL,
    case_id        UUID                     NOT NULL,
    child_view     UUID                     NOT NULL,
    approved       BOOLEAN                  NOT NULL,
    recorded_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by    VARCHAR(64)              NOT NULL,
    approval_text  BYTEA                    NOT NULL,
    CONSTRAINT plan_approval_key PRIMARY KEY (id),
    CONSTRAINT plan_approval_version FOREIGN KEY (plan, version) REFERENCES plan_version (plan, version),
    CONSTRAINT plan_approval_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id)
);
CREATE INDEX plan_approval_of_plan ON plan_approval (plan, version);

-- R149: what was reached when the plan was revised, and what follows. Never changed.
CREATE TABLE plan_revision (
    id             UUID                     NOT NULL,
    plan           UUID                     NOT NULL,
    case_id        UUID                     NOT NULL,
    child_view     UUID                     NOT NULL,
    revised_on     DATE                     NOT NULL,
    recorded_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by    VARCHAR(64)              NOT NULL,
    outcome        VARCHAR(16)              NOT NULL,
    revision_text  BYTEA                    NOT NULL,
    CONSTRAINT plan_revision_key PRIMARY KEY (id),
    CONSTRAINT plan_revision_plan FOREIGN KEY (plan) REFERENCES individual_plan (id),
    CONSTRAINT plan_revision_view FOREIGN KEY (case_id, child_view) REFERENCES child_view (case_id, id),
    CONSTRAINT plan_revision_outcome CHECK (outcome IN ('unchanged', 'changed', 'no'))
);
CREATE INDEX plan_revision_of_plan ON plan_revision (plan);

-- While a plan is live, the measures of the guide follow it, and come back to the guide when it ends.
ALTER TABLE measure ADD COLUMN plan UUID;
ALTER TABLE measure ADD CONSTRAINT measure_plan FOREIGN KEY (plan) REFERENCES individual_plan (id);
ALTER TABLE measure DROP CONSTRAINT measure_origin;
ALTER TABLE measure ADD CONSTRAINT measure_origin CHECK (origin IN ('GUIDE', 'TEAM', 'PLAN'));
ALTER TABLE measure DROP CONSTRAINT measure_needs_meeting;
ALTER TABLE measure ADD CONSTRAINT measure_needs_meeting CHECK (origin <> 'TEAM' OR meeting IS NOT NULL);
ALTER TABLE measure ADD CONSTRAINT measure_needs_plan CHECK ((origin = 'PLAN') = (plan IS NOT NULL));
CREATE INDEX measure_of_plan ON measure (plan);
