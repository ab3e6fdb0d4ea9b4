/* What compiled code calls only where something failed. A third of all that mypyc writes leads to these calls; told that they are
 * cold, the compiler lays it aside, and what runs lies close together. */
typedef struct _object PyObject;
__attribute__((cold)) void CPy_AddTraceback(const char *filename, const char *funcname, int line, PyObject *globals);
__attribute__((cold)) void CPy_TypeErrorTraceback(const char *filename, const char *funcname, int line, PyObject *globals, const char *expected, PyObject *value);
__attribute__((cold)) void CPy_AttributeError(const char *filename, const char *funcname, const char *classname, const char *attrname, int line, PyObject *globals);
__attribute__((cold)) void CPy_TypeError(const char *expected, PyObject *value);
__attribute__((cold)) void CPyError_OutOfMemory(void);
__attribute__((cold)) static void CPy_DecRef(PyObject *p);
__attribute__((cold)) static void CPy_XDecRef(void *p);
