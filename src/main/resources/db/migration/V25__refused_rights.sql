-- Fvl. §§ 24–27: what the family gets in writing is also a no. Nobody is appointed by that.
ALTER TABLE written_decision ADD COLUMN granted BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE written_decision ADD CONSTRAINT written_decision_refused CHECK (granted OR appointed IS NULL);
