/** Everything this package adds to Tasklist besides its forms, as Tasklist's plugin mechanism takes it. */
export const plugins = [];
