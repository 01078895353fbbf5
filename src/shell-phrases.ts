/** What went wrong, by the code of our fault or of the system's; others are told in their own words. */
const FAULTS: Readonly<Record<string, string>> = {
  'store-missing': 'Kho nguồn không có dữ liệu.',
  'store-taken':
    'Có máy chủ đang dùng kho này. Hãy dừng máy chủ (systemctl stop dan-hoi, hoặc docker compose stop desk), rồi gọi lại.',
  'store-busy':
    'Redis đang được ghi nhiều đến mức chưa đọc kịp trọn vẹn một thời điểm. Chưa có bản sao lưu nào. Hãy gọi lại lúc ít người dùng hơn.',
  'store-unfinished': 'Kho này là bản chuyển còn dở. Hãy gọi lại lệnh copy-store hoặc restore đã bắt đầu nó.',
  'target-taken':
    'Kho đích đã có dữ liệu. Chỉ chuyển hoặc phục hồi vào kho còn trống; dữ liệu ở đó không bị đụng đến.',
  'target-busy': 'Một lệnh khác đang chép vào kho này. Hãy chờ lệnh đó xong.',
  'backup-damaged': 'Tệp sao lưu bị hỏng hoặc bị cắt ngang. Chưa có gì được phục hồi.',
  'backup-unverified':
    'Bản sao lưu vừa ghi đọc lại không đúng nên đã được bỏ; các bản cũ còn nguyên. Xin kiểm tra đĩa rồi sao lưu lại.',
  'backup-is-folder': 'Đây là một thư mục. Hãy ghi cả tên tệp, ví dụ /sao-luu/dan-hoi-2026-11-27.gz.',
  'backup-newer': 'Tệp sao lưu do một bản phần mềm mới hơn ghi. Hãy dùng bản phần mềm đó.',
  'record-unreadable': 'Có dữ liệu không đọc được trong kho nguồn.',
  'store-older':
    'Kho này do một bản phần mềm cũ hơn ghi. Hãy khởi động máy chủ của bản này trên kho đó một lần rồi gọi lại.',
  'store-served-older':
    'Máy chủ đang dùng kho này là bản phần mềm cũ hơn lệnh này, nên lệnh chưa đụng đến kho. Hãy khởi động lại máy chủ để chạy bản mới (systemctl restart dan-hoi, hoặc docker compose up -d), rồi gọi lại.',
  'store-newer': 'Kho này do một bản phần mềm mới hơn ghi. Hãy dùng bản phần mềm đó.',
  'settings-wrong': 'Địa chỉ kho hoặc thiết đặt không đúng.',
  'store-unavailable':
    'Kho dữ liệu không nhận hoặc không trả lời. Xem chữ trong ngoặc rồi gọi lại đúng lệnh này.',
  ENOENT: 'Không có tệp hoặc thư mục này.',
  EISDIR: 'Đây là một thư mục, không phải một tệp.',
  ENOTDIR: 'Trong đường dẫn này có một tệp ở chỗ phải là thư mục.',
  EEXIST: 'Trong đường dẫn này có một tệp ở chỗ phải là thư mục.',
  EACCES: 'Tài khoản đang chạy lệnh không có quyền với tệp hoặc thư mục này.',
  EPERM: 'Tài khoản đang chạy lệnh không có quyền với tệp hoặc thư mục này.',
  EROFS: 'Chỗ này chỉ đọc được, không ghi được.',
  ERR_SQLITE_ERROR: 'Không ghi được tệp tạm bên cạnh bản sao lưu; có thể đĩa đã hết chỗ.',
  ENOSPC: 'Đĩa hết chỗ. Hãy lấy thêm chỗ rồi gọi lại đúng lệnh này.',
}

/** What was thrown at a command of the shell, in one line, in words. */
export function inWords(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  const code = 'code' in fault ? String(fault.code) : ''
  const meant = FAULTS[code]
  return meant === undefined ? fault.message : `${meant} (${fault.message})`
}
