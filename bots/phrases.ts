/** Under numbered choices, on a network without buttons. */
export const HOW_TO_PICK = 'Bạn nhắn lại số của mục muốn chọn (ví dụ: 1).'

/** Above buttons that come without a text of their own. */
export const PICK_ONE = 'Bạn chọn một mục dưới đây:'
