export { fileFolder, type FileFolder } from './folder.ts'
export { fileKinds, fileName, isFileKind, kindOf, type FileKind } from './kinds.ts'
export { keepUpload, type KeptFile, type SentFile } from './keep-upload.ts'
