/** Loại đơn vị hành chính: whose government a body belongs to. */
export type Unit =
  | 'province' // tỉnh
  | 'city' // thành phố trực thuộc trung ương
  | 'urban-district' // quận
  | 'rural-district' // huyện
  | 'town' // thị xã
  | 'inner-city' // thành phố thuộc tỉnh, thuộc thành phố
  | 'commune' // xã
  | 'ward' // phường
  | 'township' // thị trấn
  | 'special-zone' // đặc khu

/** Cấp: units of one tier are each other's peers. */
export const TIERS = {
  province: ['province', 'city'],
  district: ['urban-district', 'rural-district', 'town', 'inner-city'],
  commune: ['commune', 'ward', 'township', 'special-zone'],
} as const satisfies Record<string, readonly Unit[]>
