-- A consent to move a case counted for the day on which it was signed, and the invitation that built on it lasted by itself. Since consents
-- stand by themselves (V15), one that still waits for an answer lasts as long as any such consent that is given now may: the move ends it.
UPDATE consent SET valid_until = CAST(valid_from + INTERVAL '30' DAY AS DATE)
WHERE signed_as = 'unknown' AND recorded_by = 'unknown' AND valid_until = valid_from
  AND NOT EXISTS (SELECT 1 FROM consent_end e WHERE e.consent_id = consent.id)
  AND EXISTS (SELECT 1 FROM consent_service x
    JOIN case_service s ON s.case_id = x.case_id AND s.service = x.service AND s.present AND s.state = 'INVITED'
    JOIN baton_offer o ON o.case_id = x.case_id AND o.to_service = x.service AND o.pending
    WHERE x.consent_id = consent.id);
