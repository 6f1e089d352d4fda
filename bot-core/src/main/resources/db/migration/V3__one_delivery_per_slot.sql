-- There was a task per change of a card; now there is one per slot, so that a slot has one process at a time.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
SELECT scheduled_tasks.task_name, outbox.id, MIN(scheduled_tasks.execution_time), FALSE, 1
FROM outbox
JOIN scheduled_tasks
    ON scheduled_tasks.task_name = 'deliver'
    AND scheduled_tasks.task_instance = outbox.id || '@' || CAST(outbox.revision AS TEXT)
WHERE outbox.delivered_revision < outbox.revision AND outbox.dead_reason IS NULL
GROUP BY scheduled_tasks.task_name, outbox.id;

DELETE FROM scheduled_tasks WHERE task_name = 'deliver' AND task_instance NOT IN (SELECT id FROM outbox);

-- For the card that a message shows.
CREATE INDEX outbox_by_conversation ON outbox (platform, address);
