-- When the mail server took the message; empty where it went to the inbox only, or is still on its way.
ALTER TABLE message ADD COLUMN mailed_at TIMESTAMP WITH TIME ZONE;
