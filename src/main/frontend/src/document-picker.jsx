import { FilePicker, FormContext } from '@bpmn-io/form-js-viewer';
import { useContext } from 'preact/hooks';

/**
 * The file field with the document that was delivered before, if there is one.
 */
function DocumentPicker(props) {
  const { getService } = useContext(FormContext);
  const document = getService('deliveredDocuments').get(props.field.key);
  return (
    <>
      <FilePicker {...props} />
      {document && (
        <p class="itp-delivered">
          已提交：<a href={document.href} download={document.fileName}>{document.fileName}</a>
          <span class="itp-hint">（如不更换，无需重新选择）</span>
        </p>
      )}
    </>
  );
}

DocumentPicker.config = FilePicker.config;

class DocumentPickerRegistration {
  static $inject = ['formFields'];

  constructor(formFields) {
    formFields.register(FilePicker.config.type, DocumentPicker);
  }
}

/**
 * form-js module that replaces its file field.
 *
 * @param {Map<string, { fileName: string, href: string }>} deliveredDocuments by variable
 */
export function documentPickerModule(deliveredDocuments) {
  return {
    __init__: ['documentPickerRegistration'],
    documentPickerRegistration: ['type', DocumentPickerRegistration],
    deliveredDocuments: ['value', deliveredDocuments],
  };
}
