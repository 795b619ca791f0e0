-- I4: a case that is discussed without saying whom it is about. It has an id of its own, and no row anywhere says which named case it
-- comes from. It holds no identity: neither name nor date of birth, nor the keyed hash of them.
ALTER TABLE case_file ADD COLUMN anonymous BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE case_file ALTER COLUMN child_text DROP NOT NULL;
ALTER TABLE case_file ADD CONSTRAINT case_file_anonymous CHECK (anonymous = (child_text IS NULL) AND (child_reference IS NULL OR NOT anonymous));
ALTER TABLE case_file ADD CONSTRAINT case_file_anonymous_key UNIQUE (id, anonymous);

-- What the team is asked, and its advice in writing. Only an anonymous case has it.
CREATE TABLE anonymous_referral (
    case_id        UUID    NOT NULL,
    anonymous      BOOLEAN NOT NULL,
    referral_text  BYTEA   NOT NULL,
    advice_text    BYTEA,
    CONSTRAINT anonymous_referral_key PRIMARY KEY (case_id),
    CONSTRAINT anonymous_referral_true CHECK (anonymous),
    CONSTRAINT anonymous_referral_case FOREIGN KEY (case_id, anonymous) REFERENCES case_file (id, anonymous)
);

-- How many children there are, by year and gender: in a unit, or in the whole municipality, whose own id then stands as the unit.
-- No row means that nobody has said it.
CREATE TABLE cohort_size (
    municipality  VARCHAR(32)              NOT NULL,
    unit          VARCHAR(64)              NOT NULL,
    birth_year    INT                      NOT NULL,
    gender        VARCHAR(8)               NOT NULL,
    children      INT                      NOT NULL,
    changed_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_by    VARCHAR(64)              NOT NULL,
    CONSTRAINT cohort_size_key PRIMARY KEY (municipality, unit, birth_year, gender),
    CONSTRAINT cohort_size_gender CHECK (gender IN ('girl', 'boy')),
    CONSTRAINT cohort_size_children CHECK (children >= 0),
    CONSTRAINT cohort_size_year CHECK (birth_year BETWEEN 1990 AND 2100)
);
