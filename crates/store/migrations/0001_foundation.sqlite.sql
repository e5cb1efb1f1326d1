-- The log and the checkpoints only grow. A second wall: the seal finds what gets past it.

create trigger log_follows before insert on log
when new.seq <> (select coalesce(max(seq), 0) + 1 from log where organisation = new.organisation)
begin
    select raise(abort, 'the log has no gaps, and nothing in it is replaced');
end;

create trigger log_is_not_changed before update on log
begin
    select raise(abort, 'the log is append-only');
end;

create trigger log_is_not_shortened before delete on log
begin
    select raise(abort, 'the log is append-only');
end;

create trigger checkpoints_follow before insert on checkpoints
when new.size <= (select coalesce(max(size), 0) from checkpoints where organisation = new.organisation)
begin
    select raise(abort, 'a checkpoint is larger than the ones before it');
end;

create trigger checkpoints_are_not_changed before update on checkpoints
begin
    select raise(abort, 'the checkpoints are append-only');
end;

create trigger checkpoints_are_not_removed before delete on checkpoints
begin
    select raise(abort, 'the checkpoints are append-only');
end;
