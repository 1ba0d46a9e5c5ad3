// What an element is, for `Field.kind`. Each is a constant of its own, so that it can stand wherever it is used.
export const leaf = 0;
export const record = 1;
export const wrapper = 2;
export const special = 3;
export const any = 4;
