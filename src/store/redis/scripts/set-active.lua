-- with: account
-- Takes an account out of use, or back into it.
--
-- KEYS  1 official:<id>   2 emails   3 account-log:<id>   4 account-log
-- ARGV  1 id   2 what an id is put behind   3 entry of the log (JSON)   4 '1' for active   5 now, ms
-- Gives 'done', 'unchanged', 'last_administrator' or 'unknown'
if redis.call('EXISTS', KEYS[1]) == 0 then return 'unknown' end
local is_active = redis.call('HEXISTS', KEYS[1], 'deactivated_at') == 0
if is_active == (ARGV[4] == '1') then return 'unchanged' end
if is_active then
  if redis.call('HGET', KEYS[1], 'role') == 'quan-tri' and is_last(KEYS[2], ARGV[2], ARGV[1]) then
    return 'last_administrator'
  end
  redis.call('HSET', KEYS[1], 'deactivated_at', ARGV[5])
else
  redis.call('HDEL', KEYS[1], 'deactivated_at')
end
end_all(KEYS[1])
note(KEYS[3], KEYS[4], ARGV[3])
return 'done'
