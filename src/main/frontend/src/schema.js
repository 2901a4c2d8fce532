/**
 * Questions to a form's schema.
 */

/**
 * All components of a schema, those in groups and lists included.
 *
 * @param {{ components?: object[] }} parent
 * @returns {object[]}
 */
export function allComponents(parent) {
  return (parent.components ?? []).flatMap((component) => [component, ...allComponents(component)]);
}

/**
 * Keys of the fields a file is picked with.
 *
 * @throws {Error} for a file field in a dynamic list: a document is a variable of its own, not part of a row
 */
export function filePickerKeys(schema) {
  const misplaced = allComponents(schema)
    .filter(({ type }) => type === 'dynamiclist')
    .flatMap(allComponents)
    .find(({ type }) => type === 'filepicker');
  if (misplaced) {
    throw new Error(`表单“${schema.id}”的文件字段“${misplaced.label ?? misplaced.key}”放在动态列表里，无法上传，请把它移到列表之外。`);
  }
  return new Set(allComponents(schema).filter(({ type }) => type === 'filepicker').map(({ key }) => key));
}

/** Keys of the fields that hold a date without a time. */
export function dateKeys(schema) {
  return timeFieldKeys(schema, (subtype) => subtype === 'date');
}

/** Keys of the fields that hold a time, with or without a date. */
export function timeKeys(schema) {
  return timeFieldKeys(schema, (subtype) => subtype !== 'date');
}

function timeFieldKeys(schema, isMeant) {
  return new Set(allComponents(schema).filter(({ type, subtype }) => type === 'datetime' && isMeant(subtype)).map(({ key }) => key));
}

const DOCUMENT_TYPES = '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.ofd,.png,.jpg,.txt,.zip';

/**
 * The schema with a file field at its end for each document the project lacks, unless the form has one already.
 *
 * @param {object} schema
 * @param {{ variable: string, title: string }[]} missing
 */
export function withMissing(schema, missing) {
  const present = filePickerKeys(schema);
  const fields = missing.filter(({ variable }) => !present.has(variable)).map(({ variable, title }, index) => ({
    type: 'filepicker',
    id: `File_Missing${index}`,
    key: variable,
    label: title,
    accept: DOCUMENT_TYPES,
    multiple: true,
    layout: { row: `Row_Missing${index}`, columns: null },
  }));
  return fields.length === 0 ? schema : {
    ...schema,
    components: [...schema.components, {
      type: 'group',
      id: 'Group_Missing',
      label: '补交缺少的文件',
      showOutline: true,
      components: fields,
      layout: { row: 'Row_Missing', columns: null },
    }],
  };
}

/**
 * The schema with file fields optional whose document has been delivered already: it need not be picked again.
 *
 * @param {object} schema
 * @param {Map<string, object>} delivered documents by variable
 */
export function withoutDelivered(schema, delivered) {
  const adapted = structuredClone(schema);
  allComponents(adapted)
    .filter(({ type, key, validate }) => type === 'filepicker' && validate?.required && delivered.has(key))
    .forEach((component) => {
      component.validate.required = false;
    });
  return adapted;
}
