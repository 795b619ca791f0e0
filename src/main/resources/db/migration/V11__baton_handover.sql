-- An offer to a whole service has no to_holder until somebody there says yes. decided_by is the leader where no one was asked.
ALTER TABLE baton_offer ALTER COLUMN to_holder DROP NOT NULL;
ALTER TABLE baton_offer ADD COLUMN decided_by VARCHAR(64);
-- What the giver wrote to the receiver.
ALTER TABLE baton_offer ADD COLUMN offer_text BYTEA;
ALTER TABLE baton_offer ADD CONSTRAINT baton_offer_receiver CHECK (answer IS NULL OR answer <> 'ACCEPTED' OR to_holder IS NOT NULL);
