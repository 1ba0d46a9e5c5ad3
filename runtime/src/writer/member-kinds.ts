// What a member is on the wire, for `MemberPlan.kind`. Each is a constant of its own, so that it can stand wherever it is
// used.
export const attribute = 0;
export const text = 1;
export const leaf = 2;
export const record = 3;
export const special = 4;
export const any = 5;
export const choice = 6;
export const wrapper = 7;
