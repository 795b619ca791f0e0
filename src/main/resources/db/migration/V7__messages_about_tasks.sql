-- What a message asks: the task, and its name in the diagram, which says nothing of whom it is about.
ALTER TABLE message ADD COLUMN task_id VARCHAR(64);
ALTER TABLE message ADD COLUMN task_name VARCHAR(255);
