-- with: account
-- Makes an account with its one-time link.
--
-- KEYS  1 official:<id>   2 emails   3 links   4 account-log:<id>   5 account-log
-- ARGV  1 id   2 e-mail as written   3 e-mail as compared   4 role   5 department or ''   6 password hash or ''
--       7 hash of the link's token   8 the link (JSON)   9 name   10 place or ''   11 entry of the log (JSON)
-- Gives 'created' or 'email_taken'
if redis.call('HEXISTS', KEYS[2], ARGV[3]) == 1 then return 'email_taken' end
if redis.call('EXISTS', KEYS[1]) == 1 then return redis.error_reply('ERR an account of this id exists') end
redis.call('HSET', KEYS[1], 'id', ARGV[1], 'email', ARGV[2], 'role', ARGV[4], 'link', ARGV[7],
  'name', ARGV[9])
if ARGV[5] ~= '' then redis.call('HSET', KEYS[1], 'department', ARGV[5]) end
if ARGV[10] ~= '' then redis.call('HSET', KEYS[1], 'place', ARGV[10]) end
if ARGV[6] ~= '' then redis.call('HSET', KEYS[1], 'password_hash', ARGV[6]) end
redis.call('HSET', KEYS[2], ARGV[3], ARGV[1])
redis.call('HSET', KEYS[3], ARGV[7], ARGV[8])
note(KEYS[4], KEYS[5], ARGV[11])
return 'created'
