-- Barnevern receives a report by law, not by consent (bvl. § 13-2): such a service is a RECIPIENT, which sees its own tasks and the
-- report, and nothing else of the case. It may be so beside what it is by a consent, hence by_law in the key.
ALTER TABLE case_service RENAME TO case_service_before;
CREATE TABLE case_service (
    id             UUID                     NOT NULL,
    case_id        UUID                     NOT NULL,
    service        VARCHAR(64)              NOT NULL,
    own            BOOLEAN                  NOT NULL,
    by_law         BOOLEAN                  NOT NULL,
    state          VARCHAR(16)              NOT NULL,
    present        BOOLEAN,
    invited_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at       TIMESTAMP WITH TIME ZONE,
    consent_from   DATE,
    consent_until  DATE,
    consent_text   BYTEA,
    CONSTRAINT case_service_key PRIMARY KEY (id),
    CONSTRAINT case_service_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT case_service_once UNIQUE (case_id, service, present, by_law),
    CONSTRAINT case_service_state CHECK (state IN ('INVITED', 'ACTIVE', 'RECIPIENT', 'ENDED')),
    CONSTRAINT case_service_present CHECK (present IS NULL OR present),
    CONSTRAINT case_service_present_until_ended CHECK ((state = 'ENDED') = (present IS NULL)),
    CONSTRAINT case_service_ended_at CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CONSTRAINT case_service_by_law CHECK (state = 'ENDED' OR (state = 'RECIPIENT') = by_law),
    CONSTRAINT case_service_consent CHECK (own OR by_law
        OR (consent_from IS NOT NULL AND consent_until IS NOT NULL AND consent_text IS NOT NULL)),
    CONSTRAINT case_service_consent_order CHECK (consent_until IS NULL OR consent_until >= consent_from)
);
INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at, ended_at, consent_from, consent_until, consent_text)
SELECT id, case_id, service, own, FALSE, state, present, invited_at, ended_at, consent_from, consent_until, consent_text
FROM case_service_before;
DROP TABLE case_service_before;
CREATE INDEX case_service_service ON case_service (service, present);

-- What was reported to barnevern: the first report of a suspicion, new information later, answers to what barnevern asked. Never changed.
CREATE TABLE report (
    id           UUID                     NOT NULL,
    case_id      UUID                     NOT NULL,
    number       INT                      NOT NULL,
    kind         VARCHAR(16)              NOT NULL,
    written_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    written_by   VARCHAR(64)              NOT NULL,
    service      VARCHAR(64)              NOT NULL,
    recipient    VARCHAR(64)              NOT NULL,
    report_text  BYTEA                    NOT NULL,
    CONSTRAINT report_key PRIMARY KEY (id),
    CONSTRAINT report_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT report_number UNIQUE (case_id, number),
    CONSTRAINT report_kind CHECK (kind IN ('REPORT', 'ADDITION', 'ANSWER'))
);

-- What became of it, never changed: sent is not received, so each has an entry of its own.
CREATE TABLE report_event (
    report_id    UUID                     NOT NULL,
    event        INT                      NOT NULL,
    kind         VARCHAR(16)              NOT NULL,
    happened_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by  VARCHAR(64)              NOT NULL,
    event_text   BYTEA                    NOT NULL,
    CONSTRAINT report_event_key PRIMARY KEY (report_id, event),
    CONSTRAINT report_event_report FOREIGN KEY (report_id) REFERENCES report (id),
    CONSTRAINT report_event_kind CHECK (kind IN ('SENT', 'RECEIPTED', 'REVIEWED', 'FEEDBACK', 'OUTCOME'))
);
CREATE INDEX report_event_kind_at ON report_event (kind, report_id);
