-- A case that is referred to a multidisciplinary team, and its place in one of the team's meetings. pending is true while the referral
-- runs and null after, so a case is with one team at a time. slot_held is true while it keeps one of the places that the team's rhythm
-- gives, and null otherwise: so nobody else gets the same place. A meeting that is called in has a time and keeps no place.
CREATE TABLE team_referral (
    id                UUID                     NOT NULL PRIMARY KEY,
    case_id           UUID                     NOT NULL REFERENCES case_file (id),
    team              VARCHAR(64)              NOT NULL,
    forum             VARCHAR(32)              NOT NULL,
    service           VARCHAR(64)              NOT NULL,
    referred_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    referred_by       VARCHAR(64)              NOT NULL,
    passed_from       UUID,
    pending           BOOLEAN,
    slot_at           TIMESTAMP WITH TIME ZONE,
    slot_held         BOOLEAN,
    ended_at          TIMESTAMP WITH TIME ZONE,
    outcome           VARCHAR(16),
    question_text     BYTEA                    NOT NULL,
    preparation_text  BYTEA,
    CONSTRAINT team_referral_one UNIQUE (case_id, pending),
    CONSTRAINT team_referral_slot UNIQUE (team, slot_at, slot_held),
    CONSTRAINT team_referral_pending CHECK (pending IS NULL OR pending),
    CONSTRAINT team_referral_held CHECK (slot_held IS NULL OR slot_held AND slot_at IS NOT NULL AND pending),
    CONSTRAINT team_referral_ended CHECK ((pending IS NULL) = (outcome IS NOT NULL) AND (outcome IS NULL) = (ended_at IS NULL)),
    CONSTRAINT team_referral_outcome CHECK (outcome IS NULL OR outcome IN ('DONE', 'PASSED_ON', 'WITHDRAWN', 'NO_CONSENT', 'SUSPICION')),
    CONSTRAINT team_referral_passed FOREIGN KEY (passed_from) REFERENCES team_referral (id)
);
CREATE INDEX team_referral_team ON team_referral (team, pending, slot_at);
