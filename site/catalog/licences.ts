/** What NVIDIA's GeForce driver licence says of data centres; widely published, not read again. */
export const geForceLicence =
  'the GeForce driver licence forbids use in a data centre, with an exception for blockchain work that a converted mine loses';
