const CHINESE = /\p{Script=Han}/u;

/** A person's name: 陈宇, family name first and without a space, for a Chinese name, otherwise Jane Doe. */
export function fullName(firstName, lastName) {
  const [first, last] = [firstName, lastName].map((name) => name?.trim() ?? '');
  return CHINESE.test(first + last) ? last + first : [first, last].filter(Boolean).join(' ');
}

/** The name in the order a person's own language has, from the “given name family name” that Camunda's pages make. */
export function reordered(name) {
  const [first, ...last] = name?.split(' ') ?? [];
  return CHINESE.test(name ?? '') ? fullName(first, last.join(' ')) : name;
}

/** Gives the people in an answer of the engine their whole name as given name: pages put “given name family name”. */
export function joinNames(answer) {
  const people = [answer, answer?._embedded?.assignee].flat();
  for (const person of people) {
    if (person?.firstName?.trim() && person.lastName?.trim()) {
      person.firstName = fullName(person.firstName, person.lastName);
      // Not empty: some pages show the id of people without a family name.
      person.lastName = ' ';
    }
  }
  return answer;
}
