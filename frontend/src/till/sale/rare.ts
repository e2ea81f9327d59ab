// One file to fetch, of what is rare in a sale.

export { CouponCode } from "./coupon.tsx";
export { CreditSale } from "./credit_sale.tsx";
export { GiftCard } from "./gift_card.tsx";
export { Points } from "./points.tsx";
export { Receipts } from "./receipts.tsx";
