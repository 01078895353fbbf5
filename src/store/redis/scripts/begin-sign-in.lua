-- with: account
-- Notes that an official's password was right.
--
-- KEYS  1 begun:<token hash>   2 official:<id>
-- ARGV  1 official   2 secret on offer, sealed, or ''   3 '1' where it replaces one   4 ends, ms   5 seconds the key is kept
-- Gives 1, or 0 when the account is not active or there is none
if redis.call('EXISTS', KEYS[2]) == 0 or redis.call('HEXISTS', KEYS[2], 'deactivated_at') == 1 then return 0 end
begin(KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5])
return 1
