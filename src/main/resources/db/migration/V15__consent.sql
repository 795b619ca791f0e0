-- I3: who may know of a case, for what, until when. A consent lifts confidentiality and nothing more: basis is the legal ground (GDPR) for
-- handling the information at all. Never changed; it ends by an entry of its own, or on the day after valid_until. Who signed, how the
-- child was heard, language and interpreter are in consent_text.
CREATE TABLE consent (
    id            UUID                     NOT NULL,
    case_id       UUID                     NOT NULL,
    municipality  VARCHAR(32)              NOT NULL,
    purpose       VARCHAR(32)              NOT NULL,
    basis         VARCHAR(32)              NOT NULL,
    categories    VARCHAR(255)             NOT NULL,
    care          VARCHAR(16)              NOT NULL,
    signed_as     VARCHAR(32)              NOT NULL,
    valid_from    DATE                     NOT NULL,
    valid_until   DATE                     NOT NULL,
    recorded_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by   VARCHAR(64)              NOT NULL,
    consent_text  BYTEA                    NOT NULL,
    CONSTRAINT consent_key PRIMARY KEY (id),
    CONSTRAINT consent_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT consent_order CHECK (valid_until >= valid_from)
);
CREATE INDEX consent_of_case ON consent (case_id);
CREATE INDEX consent_until ON consent (valid_until);

-- Each service that may know. The case stands here too, so that what a service may read is found in one look.
CREATE TABLE consent_service (
    consent_id  UUID        NOT NULL,
    case_id     UUID        NOT NULL,
    service     VARCHAR(64) NOT NULL,
    CONSTRAINT consent_service_key PRIMARY KEY (consent_id, service),
    CONSTRAINT consent_service_consent FOREIGN KEY (consent_id) REFERENCES consent (id)
);
CREATE INDEX consent_service_case ON consent_service (case_id, service);

-- That it is over: somebody withdrew it, or its time ran out. Why somebody withdrew it is in end_text, for the case's own service only.
CREATE TABLE consent_end (
    consent_id   UUID                     NOT NULL,
    kind         VARCHAR(16)              NOT NULL,
    recorded_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by  VARCHAR(64),
    end_text     BYTEA,
    CONSTRAINT consent_end_key PRIMARY KEY (consent_id),
    CONSTRAINT consent_end_consent FOREIGN KEY (consent_id) REFERENCES consent (id),
    CONSTRAINT consent_end_kind CHECK (kind IN ('WITHDRAWN', 'RAN_OUT')),
    CONSTRAINT consent_end_by CHECK ((kind = 'WITHDRAWN') = (recorded_by IS NOT NULL) AND (kind = 'WITHDRAWN') = (end_text IS NOT NULL))
);

-- The consents that stood beside each service until now.
INSERT INTO consent (id, case_id, municipality, purpose, basis, categories, care, signed_as, valid_from, valid_until, recorded_at,
  recorded_by, consent_text)
SELECT s.id, s.case_id, c.municipality, 'sharing', 'publicTask', '', 'unclear', 'unknown', s.consent_from, s.consent_until, s.invited_at,
  'unknown', s.consent_text
FROM case_service s JOIN case_file c ON c.id = s.case_id WHERE s.consent_from IS NOT NULL;
INSERT INTO consent_service (consent_id, case_id, service)
SELECT id, case_id, service FROM case_service WHERE consent_from IS NOT NULL;
ALTER TABLE case_service DROP CONSTRAINT case_service_consent;
ALTER TABLE case_service DROP CONSTRAINT case_service_consent_order;
ALTER TABLE case_service DROP COLUMN consent_from;
ALTER TABLE case_service DROP COLUMN consent_until;
ALTER TABLE case_service DROP COLUMN consent_text;

-- everybody: all who work in the service read the case, such as the members of a team, and not only who has taken part in it.
ALTER TABLE case_service ADD COLUMN everybody BOOLEAN DEFAULT FALSE NOT NULL;
DROP INDEX case_service_service;
CREATE INDEX case_service_service ON case_service (service, present, everybody);
