-- Who is away, and when; never why. stands is true until the person is back or it was entered anew, and null after: so there is one at a
-- time for a person. away_until is the last day; empty where nobody knows. long_at is when the table of deadlines counted it as long.
CREATE TABLE absence (
    id          UUID                     NOT NULL,
    person      VARCHAR(64)              NOT NULL,
    away_from   DATE                     NOT NULL,
    away_until  DATE,
    entered_by  VARCHAR(64)              NOT NULL,
    entered_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    long_at     TIMESTAMP WITH TIME ZONE,
    stands      BOOLEAN,
    ended_by    VARCHAR(64),
    ended_at    TIMESTAMP WITH TIME ZONE,
    CONSTRAINT absence_key PRIMARY KEY (id),
    CONSTRAINT absence_one UNIQUE (person, stands),
    CONSTRAINT absence_order CHECK (away_until IS NULL OR away_until >= away_from),
    CONSTRAINT absence_stands CHECK (stands IS NULL OR stands),
    CONSTRAINT absence_ended CHECK ((stands IS NULL) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
);

-- A form that is begun in a case is sent once: what is sent and saved names the opening that the page was shown.
ALTER TABLE form_draft ADD COLUMN opening UUID;
